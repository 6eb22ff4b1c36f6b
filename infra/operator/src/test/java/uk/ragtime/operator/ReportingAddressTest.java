package uk.ragtime.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingAddressTest {
  private static final String DATABASE = "jdbc:postgresql://db.example.org/ragtime_query";

  @ParameterizedTest
  @CsvSource({
    "'', ?user=reporting_1, ''",
    "?sslmode=verify-full, ?user=reporting_1&sslmode=verify-full, ?sslmode=verify-full",
    "?user=admin&password=hidden, ?user=reporting_1, ''",
    "?sslmode=verify-full&sslrootcert=/etc/ragtime/ca.pem&ApplicationName=ops,"
        + " ?user=reporting_1&sslmode=verify-full&ApplicationName=ops, ?sslmode=verify-full"
  })
  void aReaderConnectsAsTheAdministratorButForWhatIsTheAdministrators(
      String parameters, String jdbc, String psql) {
    ReportingAddress address = new ReportingAddress(DATABASE + parameters);

    assertThat(address.jdbc("reporting_1")).isEqualTo(DATABASE + jdbc);
    assertThat(address.psql("reporting_1"))
        .isEqualTo("postgresql://reporting_1@db.example.org/ragtime_query" + psql);
  }
}
