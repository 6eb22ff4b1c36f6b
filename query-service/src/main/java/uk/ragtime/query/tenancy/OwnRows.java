package uk.ragtime.query.tenancy;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/**
 * A query about the caller's own membership, which is sent in the message that sets the scope.
 *
 * @param values of its parameters, in order
 */
public record OwnRows<R>(String sql, List<String> values, RowMapper<R> mapper) {}
