/** What is said in English of working without a network. */
export const offline = {
  kept: (at: string) => `No connection to Kartoteka. This page is as it was at ${at}.`,
  title: 'Without a network',
  ready:
    'Today and Review open without a network in this browser, with at least a hundred cards and their pictures. Answers wait here and are sent later.',
  preparing: 'This browser is keeping Today and Review for times without a network…',
  insecure:
    'At this address nothing can be kept for times without a network: browsers allow it only at localhost and over HTTPS. A review that is open goes on all the same.',
  unsupported:
    'This browser keeps no pages for times without a network (private windows often do not). A review that is open goes on all the same.',
};

export type OfflineTexts = typeof offline;
