/** What the mark takes: its size in rem, and a name where it stands alone. */
export interface MarkProps {
  readonly size?: number | undefined;
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** The mark: a hall with its roof line, two posts, floor and a low table within, drawn in the colour of the text around it. */
export function Mark({ size = 1.375, label, className }: MarkProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={`${size}rem`}
      height={`${size}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d="M2 10.8c4.4-.5 7.8-3 10-6.9 2.2 3.9 5.6 6.4 10 6.9" />
      <path d="M5.3 10.6V20M18.7 10.6V20" />
      <path d="M2.7 20.1h18.6" />
      <path d="M9.5 15.2h5" />
    </svg>
  );
}
