/** What could not come as it was, a sentence a kind. */
export function Problems(props: { readonly title: string; readonly problems: readonly string[] }) {
  if (props.problems.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul>
        {props.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </>
  );
}
