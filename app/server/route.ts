// Next takes every `route.ts` under app/ for an address, here for /server: import route-handler.ts instead.
// This stays only until nobody imports it any more.
export * from '#app/server/route-handler.ts';
