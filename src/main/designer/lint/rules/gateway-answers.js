/** Where a gateway asks, every flow out of it is an answer; bpmnlint's own rule is content when none of them is. */
module.exports = () => ({
  check(node, reporter) {
    const asks = node.$instanceOf('bpmn:ExclusiveGateway') || node.$instanceOf('bpmn:InclusiveGateway');
    const flows = node.outgoing ?? [];
    if (!asks || flows.length < 2) {
      return;
    }
    for (const flow of flows) {
      if (!flow.conditionExpression && flow !== node.default) {
        reporter.report(flow.id, 'Nothing says when this way is taken', {
          path: ['conditionExpression'],
          cure: 'Give it a condition, or make it the default flow.'
        });
      }
    }
  }
});
