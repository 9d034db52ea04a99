'use client';

interface Props {
  /** How many notes are meant. */
  readonly question: string;
  readonly agree: string;
  readonly agreed: boolean;
  readonly change: (agreed: boolean) => void;
}

/** Asks before many notes go to the archive. */
export function MassArchive({ question, agree, agreed, change }: Props) {
  return (
    <div className="notice notice-problem">
      <p>{question}</p>
      <label className="choice">
        <input
          type="checkbox"
          checked={agreed}
          onChange={(event) => change(event.target.checked)}
        />
        {agree}
      </label>
    </div>
  );
}
