package uk.ragtime.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.Identity;

/** Sign-ins are found again under the installation's secret, and under no other. */
class LookupTest {
  private static final String SETTING = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
  private static final InstallationSecret SECRET = InstallationSecret.parse(SETTING);
  private static final String ISSUER = "https://issuer.example.org";

  /** Computed by another implementation. */
  @Test
  void aSignInHasTheLookupThatOthersCompute() {
    Lookup lookup = Lookup.of(SECRET, ISSUER, "subject-1");

    assertThat(lookup.value()).isEqualTo("bJHGvKLnLdC0jj0jmBkrPdTjRcFvQ5qHXUQtz2L5fsQ");
    assertThat(Lookup.of(SECRET, Identity.of(ISSUER, "subject-1"))).isEqualTo(lookup);
  }

  @Test
  void issuersSubjectsAndInstallationsAreToldApart() {
    InstallationSecret other = InstallationSecret.parse("A" + SETTING.substring(1));

    assertThat(
            List.of(
                Lookup.of(SECRET, ISSUER, "subject-1"),
                Lookup.of(SECRET, ISSUER, "subject-2"),
                Lookup.of(SECRET, "https://other.example.org", "subject-1"),
                Lookup.of(other, ISSUER, "subject-1")))
        .doesNotHaveDuplicates();
    assertThat(other.id()).isNotEqualTo(SECRET.id());
  }

  @Test
  void eachPurposeHasValuesOfItsOwn() {
    byte[] message = {1, 2, 3};

    assertThat(SECRET.mac("ragtime.uk/fingerprint/v1", message))
        .isEqualTo(SECRET.mac("ragtime.uk/fingerprint/v1", message))
        .isNotEqualTo(SECRET.mac("ragtime.uk/lookup/v1", message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8",
        " ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=\n"
      })
  void paddingAndBlanksDoNotCount(String setting) {
    assertThat(InstallationSecret.parse(setting).id()).isEqualTo("Pfiscnmy").isEqualTo(SECRET.id());
  }

  @Test
  void bothAlphabetsAreRead() {
    assertThat(InstallationSecret.parse("-_".repeat(32)).id())
        .isEqualTo(InstallationSecret.parse("+/".repeat(32)).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "correct horse battery staple", "ICEiIyQl+ä8=", "ICEi IyQl"})
  void whatIsNo32RandomBytesIsRefusedUnseen(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstallationSecret.parse(setting))
        .withMessageContaining("openssl rand -base64 32")
        .withNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(setting));
  }

  @Test
  void aSecretHasALeastAndAGreatestLength() {
    assertThat(InstallationSecret.parse("A".repeat(43)).id()).hasSize(8);
    assertThatIllegalArgumentException().isThrownBy(() -> InstallationSecret.parse("A".repeat(42)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstallationSecret.parse("A".repeat(1368)));
  }

  @Test
  void secretAndSignInStayOutOfLogs() {
    Lookup lookup = Lookup.of(SECRET, ISSUER, "subject-1");

    assertThat(SECRET.toString()).isEqualTo("InstallationSecret[hidden]");
    assertThat(lookup.toString()).doesNotContain(lookup.value());
  }
}
