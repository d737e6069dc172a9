package io.millrace.partners;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerBankAccounts extends ListCrudRepository<PartnerBankAccount, UUID> {

    List<PartnerBankAccount> findByPartnerId(UUID partnerId);
}
