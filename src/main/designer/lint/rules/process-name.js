/** People find a process by its name, in Tasklist, in Cockpit and in the list of models. */
module.exports = () => ({
  check(node, reporter) {
    if (node.$instanceOf('bpmn:Process') && !node.name?.trim()) {
      reporter.report(node.id, 'The process has no name', {
        path: ['name'],
        cure: "Name it in the business's words."
      });
    }
  }
});
