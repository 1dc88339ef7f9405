// React's own types of its second half are not installed for these few calls.
declare module "react-dom/client" {
  export function createRoot(root: Element): { render(what: unknown): void };
}
