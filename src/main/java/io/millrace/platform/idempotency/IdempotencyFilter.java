package io.millrace.platform.idempotency;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RereadableRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs a call that has a key in one transaction with the key and the answer: the services' own transactions join it. The
 * answer leaves only after the commit. A refused call (status 400 and above) is rolled back and not remembered, so that a
 * corrected one may use the key again.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final StoredAnswers answers;
    private final PlatformTransactionManager transactions;
    private final ProblemWriter problems;
    private final Twins twins = new Twins();

    IdempotencyFilter(StoredAnswers answers, PlatformTransactionManager transactions, ProblemWriter problems) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KeyedCall.HEADER) == null
                || SAFE.contains(request.getMethod())
                || CurrentActor.find().isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = CurrentActor.require();
        try {
            KeyedCall call = KeyedCall.of(actor, request);
            if (Fingerprint.isMultipart(request)) {
                answer(call, Fingerprint.ofParts(request), request, response, chain);
            } else {
                byte[] body = request.getInputStream().readAllBytes();
                answer(call, Fingerprint.of(request, body), new RereadableRequest(request, body), response, chain);
            }
        } catch (RuntimeException failure) {
            problems.writeFailure(request, response, failure);
        }
    }

    private void answer(
            KeyedCall call,
            byte[] fingerprint,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        StoredAnswer earlier;
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        try (Twins.Turn ignored = twins.await(call)) {
            TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
            boolean commit = false;
            try {
                earlier = answers.reserve(call, fingerprint) ? null : answers.get(call, fingerprint);
                if (earlier == null) {
                    chain.doFilter(request, buffered);
                    commit = buffered.getStatus() < 400;
                    if (commit) {
                        answers.keep(call, StoredAnswer.of(buffered));
                    }
                }
            } catch (RuntimeException | ServletException | IOException failure) {
                transactions.rollback(transaction);
                throw failure;
            }
            if (commit) {
                transactions.commit(transaction);
            } else {
                transactions.rollback(transaction);
            }
        }
        if (earlier == null) {
            buffered.copyBodyToResponse();
        } else {
            earlier.replay(response);
        }
    }
}
