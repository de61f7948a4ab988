export {
  cellSize,
  drawCells,
  drawFingerprint,
  drawingSize,
  keyColours,
  keyGround,
  type DrawnCell,
} from './draw.ts';
export {
  cellsAcross,
  fingerprintOf,
  type Fingerprint,
  type Identified,
  type KeyCell,
} from './fingerprint.ts';
