/** An error event without a code would take technical failures, which are to be retried, for an answer of the business. */
module.exports = () => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:Event')) {
      return;
    }
    const definition = (node.get('eventDefinitions') ?? []).find(it => it.$instanceOf('bpmn:ErrorEventDefinition'));
    if (definition && !definition.errorRef?.errorCode) {
      reporter.report(node.id, 'The error has no code', {
        path: ['eventDefinitions'],
        cure: 'Choose or make an error with the code that the task gives, such as APPLICATION_INCOMPLETE.'
      });
    }
  }
});
