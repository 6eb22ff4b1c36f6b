package uk.ragtime.query.support;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What no class of the service may do: proof that the rule against it can fail. */
public final class AsksBehindTheTenantsBack {
  private final JdbcTemplate template;

  public AsksBehindTheTenantsBack(DataSource dataSource) {
    template = new JdbcTemplate(dataSource);
  }

  public void ask() {
    template.execute("select 1");
  }
}
