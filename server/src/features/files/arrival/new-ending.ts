/** A name whose file has become one of another type; without an ending, it is of the same type as before. */
export const newEnding = (name: string, ending: string): string => {
  if (ending === '') return name;
  if (name.toLowerCase().endsWith(`.${ending}`)) return name;
  const stem = name.replace(/\.[^.]{1,16}$/, '') || name;
  return `${stem}.${ending}`;
};
