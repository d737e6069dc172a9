const BEAN = /^\$\{[a-z]\w*\}$/;

const CURE = 'Choose a task of Millrace from the templates, or set a delegate expression such as ${activatePartner}.';

/** What a task does is one named bean, or a worker outside that fetches it by topic. */
module.exports = () => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:ServiceTask') && !node.$instanceOf('bpmn:SendTask')) {
      return;
    }
    const external = node.get('camunda:type') === 'external';
    if (external && !node.get('camunda:topic')) {
      reporter.report(node.id, 'No worker can fetch this task', {
        path: ['camunda:topic'],
        cure: 'Give the topic that the worker subscribes to.'
      });
    }
    if (!external && !BEAN.test(node.get('camunda:delegateExpression') ?? '')) {
      reporter.report(node.id, 'The task names no bean that does its work', {
        path: ['camunda:delegateExpression'],
        cure: CURE
      });
    }
  }
});
