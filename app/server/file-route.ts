import { type Failure, type Handler, route } from './route-handler.ts';

/**
 * Makes a route handler of what gives a file that `page` offers. Where none can be made, a browser that followed a link
 * or sent a form comes back to the page, which says why; a program gets the refusal itself.
 */
export function fileRoute(handler: Handler<[]>, page: string): Handler<[]> {
  const answer = route(handler);
  return async (request) => {
    const response = await answer(request);
    const isPage = request.headers.get('sec-fetch-mode') === 'navigate';
    if (response.status < 400 || !isPage) return response;
    const { error } = (await response.json()) as { error: Failure };
    return backTo(page, request, error.code);
  };
}

/** Leads to a page with what was asked for, and with `wrong`, why nothing came of it. */
export function backTo(page: string, request: Request, wrong: string): Response {
  const fields = new URL(request.url).searchParams;
  fields.set('wrong', wrong);
  return new Response(null, { status: 303, headers: { location: `${page}?${fields}` } });
}
