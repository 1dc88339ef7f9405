// For TypeScript with React 18 or 19: import type {} from "kidney-selfcheck/react";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Attributes, KidneySelfcheck } from "./index.js";

type Props = Omit<DetailedHTMLProps<HTMLAttributes<KidneySelfcheck>, KidneySelfcheck>, keyof Attributes> & Attributes;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "kidney-selfcheck": Props;
    }
  }
}
