import { Check, Crop, EyeOff, Pencil, RotateCw, Undo2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import ReactCrop, { type PercentCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx, Spinner, toast } from '../../../ui/index.ts';
import { isWorthCropping } from './edit-ops.ts';
import styles from './photo-editor.module.css';
import { PhotoPaper } from './photo-paper.ts';
import { useStrokes, type Brush } from './use-strokes.ts';

interface PhotoEditorProps {
  readonly file: File;
  readonly onClose: () => void;
  readonly onDone: (file: File) => void;
}

type Tool = 'crop' | 'draw' | 'hide' | null;

const whole: PercentCrop = { unit: '%', x: 0, y: 0, width: 100, height: 100 };

const colours = [
  ['red', '#e5372c'],
  ['yellow', '#ffc928'],
  ['green', '#2fa36b'],
  ['blue', '#2f7de1'],
  ['white', '#ffffff'],
  ['black', '#1b1815'],
] as const;

const tools = [
  ['crop', Crop],
  ['draw', Pencil],
  ['hide', EyeOff],
] as const;

/** Crops, turns, draws on a photo or hides a part of it before it is sent. */
export function PhotoEditor({ file, onClose, onDone }: PhotoEditorProps) {
  const t = useWords();
  const paper = usePaper(file, onClose);
  const [tool, setTool] = useState<Tool>(null);
  const [part, setPart] = useState<PercentCrop>(whole);
  const [colour, setColour] = useState<string>(colours[0][1]);
  const [steps, setSteps] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const brush: Brush | null = tool === 'draw' || tool === 'hide' ? { kind: tool, colour } : null;
  const strokes = useStrokes(paper, brush, () => setSteps(paper?.steps ?? 0));
  const { width = 1, height = 1 } = paper?.canvas ?? {};

  useEffect(() => {
    if (paper) host.current?.replaceChildren(paper.canvas);
  }, [paper]);

  const crop = () => {
    if (paper && isWorthCropping(part)) paper.take({ kind: 'crop', part });
    setPart(whole);
    setSteps(paper?.steps ?? 0);
  };
  const choose = (next: Tool) => {
    setTool(tool === next ? null : next);
    setPart(whole);
  };
  const done = async () => {
    if (!paper) return;
    setBusy(true);
    if (tool === 'crop') crop();
    // What was not touched stays what it was, with all of its pixels.
    onDone(paper.steps === 0 ? file : await paper.toFile(file));
  };

  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.top}>
            <button type="button" className={styles.round} aria-label={t('files.close')} onClick={onClose}>
              <X aria-hidden="true" />
            </button>
            <Heading slot="title" className={styles.title ?? ''}>
              {t('files.editTitle')}
            </Heading>
            <button
              type="button"
              className={styles.round}
              aria-label={t('files.undo')}
              disabled={steps === 0}
              onClick={() => {
                paper?.undo();
                setPart(whole);
                setSteps(paper?.steps ?? 0);
              }}
            >
              <Undo2 aria-hidden="true" />
            </button>
            <button
              type="button"
              className={styles.done}
              disabled={!paper || isBusy}
              onClick={() => void done()}
            >
              <Check aria-hidden="true" />
              {t('files.done')}
            </button>
          </header>
          <div className={styles.stage}>
            {!paper && <Spinner />}
            <ReactCrop
              {...(tool === 'crop' ? { crop: part } : {})}
              disabled={tool !== 'crop'}
              keepSelection
              ruleOfThirds
              onChange={(_pixels, percent) => setPart(percent)}
              className={styles.crop ?? ''}
            >
              <div
                ref={host}
                role="img"
                aria-label={t('files.canvas')}
                className={cx(styles.paper, brush && styles.drawing)}
                style={{
                  aspectRatio: `${width} / ${height}`,
                  width: `min(100cqw, ${(100 * width) / height}cqh)`,
                }}
                {...strokes}
              />
            </ReactCrop>
          </div>
          <footer className={styles.bottom}>
            <div className={styles.options}>
              {tool === 'crop' && (
                <button
                  type="button"
                  className={styles.apply}
                  disabled={!isWorthCropping(part)}
                  onClick={crop}
                >
                  {t('files.apply')}
                </button>
              )}
              {tool === 'draw' && <Colours chosen={colour} onChoose={setColour} />}
              {tool === 'hide' && <span className={styles.hint}>{t('files.hideHint')}</span>}
            </div>
            <div className={styles.tools} role="toolbar" aria-label={t('files.editTitle')}>
              {tools.map(([name, Icon]) => (
                <button
                  key={name}
                  type="button"
                  className={styles.tool}
                  aria-pressed={tool === name}
                  onClick={() => choose(name)}
                >
                  <Icon aria-hidden="true" />
                  <span>{t(`files.${name}`)}</span>
                </button>
              ))}
              <button
                type="button"
                className={styles.tool}
                disabled={!paper}
                onClick={() => {
                  paper?.take({ kind: 'turn' });
                  setPart(whole);
                  setSteps(paper?.steps ?? 0);
                }}
              >
                <RotateCw aria-hidden="true" />
                <span>{t('files.turn')}</span>
              </button>
            </div>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ColoursProps {
  readonly chosen: string;
  readonly onChoose: (colour: string) => void;
}

function Colours({ chosen, onChoose }: ColoursProps) {
  const t = useWords();
  return colours.map(([name, value]) => (
    <button
      key={name}
      type="button"
      className={styles.colour}
      aria-label={t(`files.colour.${name}`)}
      aria-pressed={chosen === value}
      onClick={() => onChoose(value)}
    >
      <span style={{ background: value }} />
    </button>
  ));
}

/** The photo, once it has been read; says so and closes where this browser cannot. */
function usePaper(file: File, onClose: () => void): PhotoPaper | undefined {
  const t = useWords();
  const [paper, setPaper] = useState<PhotoPaper>();
  const close = useRef(onClose);
  useEffect(() => {
    let isShown = true;
    createImageBitmap(file).then(
      (bitmap) => isShown && setPaper(new PhotoPaper(bitmap)),
      () => {
        if (!isShown) return;
        toast(t('files.editFailed'), { tone: 'danger' });
        close.current();
      },
    );
    return () => {
      isShown = false;
    };
  }, [file, t]);
  return paper;
}
