/** The key that does what a button does, for the eye; to others the button itself tells it. */
export function Key({ children }: { readonly children: string | number }) {
  return (
    <span className="review-key" aria-hidden="true">
      {children}
    </span>
  );
}
