package uk.ragtime.query.support;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opens transactions without a scope: proof that the rule against it can fail. */
public final class BypassesTenancy {
  private final JdbcTemplate template;

  public BypassesTenancy(DataSource dataSource) {
    template = new JdbcTemplate(dataSource);
  }

  public void ask() {
    template.execute("select 1");
  }
}
