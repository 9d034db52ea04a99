import { MINUTE } from '#lib/shared/instant.ts';

/**
 * SQL: the milliseconds that an answer or practice `e` counts as having taken. Its event holds no more than its preset let count at the
 * time; one that came without a preset, or from before there was this option, counts a minute at most.
 */
export const COUNTED_TIME = `CASE WHEN e."durationMs" <= ${MINUTE} THEN e."durationMs" ELSE min(e."durationMs", coalesce(
  (SELECT json_extract(v."options", '$.answerCap') * 1000 FROM "PresetVersion" v
   WHERE v."presetId" = e."presetId" AND v."version" = e."presetVersion"), ${MINUTE})) END`;
