import { Component, createContext, use, type ReactNode } from 'react';

/** The code of a part could not be fetched. */
export class PartMissingError extends Error {}

/** What is told of a part that could not be fetched. */
export interface MissingPartProps {
  /** It would have opened over the page; what is said in its stead needs a frame of its own. */
  readonly isOver: boolean;
  readonly onRetry: () => void;
  /** Closes the place it would have stood in, where that can be closed. */
  readonly onClose: (() => void) | undefined;
}

const MissingPart = createContext<((props: MissingPartProps) => ReactNode) | null>(null);

/** Says, for all that is inside, what stands in the place of a part that could not be fetched. */
export const MissingPartProvider = MissingPart.Provider;

interface LatePartProps extends MissingPartProps {
  readonly children: ReactNode;
}

/** A place for a part that is fetched late; any other fault goes on to whoever catches it. */
export class LatePart extends Component<LatePartProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (!(error instanceof PartMissingError)) throw error;
    const { isOver, onRetry, onClose } = this.props;
    return <Instead isOver={isOver} onRetry={onRetry} onClose={onClose} />;
  }
}

function Instead(props: MissingPartProps) {
  return use(MissingPart)?.(props);
}
