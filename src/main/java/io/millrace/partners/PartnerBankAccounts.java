package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerBankAccounts extends ListCrudRepository<PartnerBankAccount, UUID> {

    List<PartnerBankAccount> findByPartnerId(UUID partnerId);

    List<PartnerBankAccount> findByPartnerIdAndStatus(UUID partnerId, BankAccountStatus status);

    Optional<PartnerBankAccount> findByIdAndPartnerId(UUID id, UUID partnerId);

    @Query("select * from partner_bank_account"
            + " where partner_id = :partnerId and bank_currency = :currency and status = 'IN_FORCE'")
    Optional<PartnerBankAccount> inForce(UUID partnerId, String currency);

    default PartnerBankAccount get(UUID partnerId, UUID id) {
        return findByIdAndPartnerId(id, partnerId)
                .orElseThrow(() -> Problem.of(
                        AmendmentError.BANK_ACCOUNT_NOT_FOUND,
                        "Partner " + partnerId + " has no bank account " + id + "."));
    }
}
