// The block in the editor: its settings at the side, and in the page a sign of where it will stand.
// The self-check itself does not run here, so that nobody answers questions in an editor.
(({ blocks, blockEditor, components, element, i18n }, settings) => {
  const { createElement, Fragment } = element;
  const { __ } = i18n;
  const TITLE = __("Stem cells: something to ask about?", "kidney-selfcheck");

  // One field for each setting, by what it takes.
  const field = ({ name, sets, takes, choices }, { attributes, setAttributes }) => {
    const common = {
      key: name,
      label: name,
      help: `${sets}: ${takes}`,
      value: attributes[name] ?? "",
      onChange: (value) => setAttributes({ [name]: value }),
    };
    if (!choices) return createElement(components.TextControl, common);
    const options = ["", ...choices].map((value) => ({ value, label: value }));
    return createElement(components.SelectControl, { ...common, options });
  };

  const shown = (attributes) =>
    settings
      .filter(({ name }) => attributes[name])
      .map(({ name }) => `${name}: ${attributes[name]}`)
      .join("; ");

  blocks.registerBlockType("kidney-selfcheck/check", {
    edit: (props) =>
      createElement(
        Fragment,
        null,
        createElement(
          blockEditor.InspectorControls,
          null,
          createElement(
            components.PanelBody,
            { title: __("Settings", "kidney-selfcheck") },
            settings.map((setting) => field(setting, props)),
          ),
        ),
        createElement(
          "div",
          blockEditor.useBlockProps(),
          createElement(components.Placeholder, {
            icon: "clipboard",
            label: TITLE,
            instructions:
              shown(props.attributes) ||
              __("The self-check stands here on your page. Its settings are in the side bar.", "kidney-selfcheck"),
          }),
        ),
      ),
    // WordPress draws it: see kidney_selfcheck_block().
    save: () => null,
  });
})(window.wp, window.kidneySelfcheckSettings);
