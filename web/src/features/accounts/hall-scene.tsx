import styles from './hall-scene.module.css';

/** The hall in the evening: hills, a moon, light within, and two who sit on its floor and talk. */
export function HallScene({ isEmpty = false }: { readonly isEmpty?: boolean | undefined }) {
  return (
    <svg
      className={styles.scene}
      viewBox="0 0 480 340"
      aria-hidden="true"
      preserveAspectRatio="xMidYMax meet"
    >
      <circle className={styles.moon} cx="364" cy="74" r="36" />
      <path
        className={styles.hillFar}
        d="M-200 236C-80 120 40 150 130 196c70-86 190-106 292-14 80-40 180-30 280 54v120H-200z"
      />
      <path className={styles.hillNear} d="M-200 270c140-50 260-56 400-22s340 26 480-20v130H-200z" />
      <path className={styles.wall} d="M128 178h224v96H128z" />
      <path className={styles.light} d="M150 192h84v66h-84zM246 192h84v66h-84z" />
      <path
        className={styles.lattice}
        d="M178 192v66M206 192v66M274 192v66M302 192v66M150 214h84M150 236h84M246 214h84M246 236h84"
      />
      <path
        className={styles.roof}
        d="M76 184c74-8 128-44 164-104 36 60 90 96 164 104l-8 16c-22-2-44-6-62-6H146c-18 0-40 4-62 6z"
      />
      <path className={styles.ridge} d="M240 80c-34 56-84 92-152 102M240 80c34 56 84 92 152 102" />
      <path className={styles.post} d="M134 194v84M346 194v84" />
      <path className={styles.floor} d="M92 276h296l14 16H78z" />
      <path className={styles.stone} d="M196 292h88v14h-88z" />
      {!isEmpty && (
        <>
          <g className={styles.her}>
            <rect x="176" y="240" width="36" height="36" rx="13" />
            <path className={styles.face} d="M188 255v2M200 255v2M190 263c3 3 5 3 8 0" />
          </g>
          <g className={styles.him}>
            <rect x="266" y="236" width="40" height="40" rx="14" />
            <path className={styles.face} d="M279 253v2M293 253v2M281 262c3 3 7 3 10 0" />
          </g>
          <path className={styles.bubble} d="M214 208q0-9 9-9h26q9 0 9 9v8q0 9-9 9h-22q-13 0-13-9z" />
          <path className={styles.words} d="M223 212h26" />
        </>
      )}
      <g className={styles.tree}>
        <path
          className={styles.trunk}
          d="M44 296c6-40 4-66-6-96M42 240c10-14 20-20 34-24M40 226c-8-12-16-18-28-22"
        />
        <circle cx="38" cy="194" r="7" />
        <circle cx="76" cy="214" r="8" />
        <circle cx="12" cy="202" r="7.5" />
        <circle cx="58" cy="244" r="7" />
      </g>
    </svg>
  );
}
