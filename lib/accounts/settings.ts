export * from '#lib/shared/settings.ts';
