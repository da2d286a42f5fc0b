// What the build uses of Temml.
declare module 'temml' {
  const temml: {
    renderToString(source: string, options: { displayMode: boolean; throwOnError: boolean }): string;
  };
  export default temml;
}
