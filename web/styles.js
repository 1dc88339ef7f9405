// The looks of what runs inside the tag, as text.
// On our own pages styles-here.js takes the place of this file.

// @ts-ignore: esbuild makes it text
import text from "./widget.css";

export const styles = () => text;
