/** Waiting has an end. */
module.exports = () => ({
  check(node, reporter) {
    if (node.$instanceOf('bpmn:UserTask') && !node.get('camunda:dueDate')) {
      reporter.report(node.id, 'Nothing says until when the task has to be done', {
        path: ['camunda:dueDate'],
        cure: 'Set the due date: a variable that a task before has planned, such as ${dueAt}, or a length such as P5D.'
      });
    }
  }
});
