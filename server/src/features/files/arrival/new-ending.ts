/** A name whose file has become one of another type. */
export const newEnding = (name: string, ending: string): string => {
  if (name.toLowerCase().endsWith(`.${ending}`)) return name;
  const stem = name.replace(/\.[^.]{1,16}$/, '') || name;
  return `${stem}.${ending}`;
};
