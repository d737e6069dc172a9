const PERSONS = ['camunda:assignee', 'camunda:candidateUsers'];

/** Who holds a capability is each organization's to say, so a model names no person and no role. */
module.exports = () => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:UserTask')) {
      return;
    }
    const person = PERSONS.find(attribute => node.get(attribute));
    if (person) {
      reporter.report(node.id, 'The task is given to persons', {
        path: [person],
        cure: 'Offer it to a capability: candidate groups.'
      });
    } else if (!node.get('camunda:candidateGroups')) {
      reporter.report(node.id, 'The task is offered to nobody', {
        path: ['camunda:candidateGroups'],
        cure: 'Put a capability, such as PARTNER_APPROVE, into candidate groups.'
      });
    }
  }
});
