const mostLetters = 80;

/** How a file of mine is called in the archive of my data: its name, made harmless, behind what tells two of one name apart. */
export const fileOfArchive = ({ file_id: id, name }: { file_id: string; name: string }): string => {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-mostLetters);
  return `${id.slice(-8)} ${plain || 'file'}`;
};
