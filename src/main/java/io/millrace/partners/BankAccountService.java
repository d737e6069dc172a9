package io.millrace.partners;

import io.millrace.partners.PartnerBankAccountController.Call;
import io.millrace.partners.PartnerBankAccountController.Change;
import io.millrace.platform.events.Events;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Problem;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where partners are paid: shows it, asks for other accounts, and hands over what those said who were called back. */
@Service
@Transactional
class BankAccountService {

    private static final Listing<BankAccountView> ACCOUNTS = Listing.of(BankAccountView::from)
            .from("partner_bank_account")
            .fields(
                    ListField.choice("status", "status", BankAccountStatus.class)
                            .required(),
                    ListField.instant("requestedAt", "requested_at").required())
            .sortedBy("-requestedAt");

    private final Partners partners;
    private final PartnerBankAccounts accounts;
    private final AmendmentService requests;
    private final PartnerAmendmentProcess process;
    private final AmendmentRecords records;
    private final Declarations declarations;
    private final Lists lists;
    private final Events events;

    BankAccountService(
            Partners partners,
            PartnerBankAccounts accounts,
            AmendmentService requests,
            PartnerAmendmentProcess process,
            AmendmentRecords records,
            Declarations declarations,
            Lists lists,
            Events events) {
        this.partners = partners;
        this.accounts = accounts;
        this.requests = requests;
        this.process = process;
        this.records = records;
        this.declarations = declarations;
        this.lists = lists;
        this.events = events;
    }

    @Transactional(readOnly = true)
    Page<BankAccountView> list(UUID partnerId, ListQuery query) {
        partners.get(partnerId);
        return lists.page(ACCOUNTS.where("partner_id = :partner", Map.of("partner", partnerId)), query);
    }

    @Transactional(readOnly = true)
    BankAccountView get(UUID partnerId, UUID id) {
        return BankAccountView.of(accounts.get(partnerId, id));
    }

    /**
     * Asks for an account to take the place of the one in force in its currency, and puts it in quarantine.
     *
     * @throws Problem {@link AmendmentError#BANK_ACCOUNT_KNOWN}, {@link AmendmentError#KNOWN_CONTACT_MISSING},
     *     {@link AmendmentError#AMENDMENT_OPEN}, or what is wrong with the account, all at once
     */
    BankAccountView request(UUID partnerId, Change change) {
        var partner = partners.locked(partnerId);
        declarations.require(change, failures -> {
            if (change.account() != null) {
                DeclarationRules.bankAccount("account", change.account(), failures);
            }
        });
        var before = accounts.inForce(partnerId, change.account().currency());
        if (before.filter(known -> known.account().equals(change.account())).isPresent()) {
            throw Problem.of(AmendmentError.BANK_ACCOUNT_KNOWN);
        }
        var id = Ids.next();
        var accountId = Ids.next();
        var differences = AmendmentChange.between(
                id, before.map(PartnerBankAccount::account).orElse(null), change.account());
        var amendment = requests.open(id, partner, differences, change.reason(), accountId);
        if (records.callable(amendment).isEmpty()) {
            throw Problem.of(AmendmentError.KNOWN_CONTACT_MISSING);
        }
        var replaces = before.map(PartnerBankAccount::id).orElse(null);
        accounts.save(PartnerBankAccount.inQuarantine(accountId, amendment, change.account(), replaces));
        events.publish(new BankAccountQuarantined(accountId, partnerId, id));
        process.start(amendment);
        return get(partnerId, accountId);
    }

    /** Hands over what a call brought, on behalf of the actor. */
    UUID callBack(UUID partnerId, UUID accountId, Call call) {
        declarations.require(call, failures -> {});
        var account = accounts.get(partnerId, accountId);
        if (account.status() != BankAccountStatus.QUARANTINE || account.amendmentId() == null) {
            throw Problem.of(AmendmentError.CALL_BACK_NOT_WAITED_FOR);
        }
        process.callBack(account.amendmentId(), call.contact(), call.outcome(), call.note());
        return account.amendmentId();
    }
}
