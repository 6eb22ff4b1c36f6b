package uk.ragtime.kernel.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.EventTypes;

/** An event has the bytes, and its place in a log the hash, that other implementations compute. */
class LeafTest {
  private static final RatingChanged EVENT =
      new RatingChanged(
          new CycleCode("2026-autumn"),
          new AreaCode("blackpool"),
          new AgencyCode("health-visiting"),
          new CapabilityCode("tuning-in"),
          Rating.RED,
          Rating.AMBER,
          Stage.SELF,
          ChangeReason.IMPROVEMENT,
          new Seal("0ixmszOTrQ-_qKtrCwQ3dVf_3DhHzQVpzB12cb1EFzg"),
          null,
          0,
          LocalDate.of(2026, 10, 14),
          false);

  private static final String PAYLOAD =
      """
      {"cycle":"2026-autumn","area":"blackpool","agency":"health-visiting",\
      "capability":"tuning-in","from":"RED","to":"AMBER","stage":"SELF","reason":"IMPROVEMENT",\
      "rationaleSeal":"0ixmszOTrQ-_qKtrCwQ3dVf_3DhHzQVpzB12cb1EFzg","evidenceCount":0,\
      "effectiveOn":"2026-10-14","onBehalf":false}\
      """;

  @Test
  void anEventIsWrittenInOneForm() {
    JsonMapper json =
        JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    assertThat(json.writeValueAsString(EVENT)).isEqualTo(PAYLOAD);
  }

  @Test
  void theEventsLeafIsTheOneThatOthersCompute() throws Exception {
    byte[] entry = entry();

    assertThat(entry).hasSize(169);
    assertThat(HexFormat.of().formatHex(sha256(concat(new byte[] {0}, entry))))
        .isEqualTo("dfc903e2d1abca1cb5c07ef886bd2475478b471079344c73e70ce397cbc78818");
  }

  private static byte[] entry() throws IOException, GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(1);
    write(out, UUID.fromString("00000000-0000-4000-8000-000000000001"));
    out.writeLong(1222);
    out.writeLong(
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-10-14T09:31:07.120418Z")));
    out.writeInt(3);
    out.writeInt((int) EVENT.effectiveOn().toEpochDay());
    write(out, UUID.fromString("00000000-0000-4000-8000-0000000004c6"));
    out.write(sha256(PAYLOAD.getBytes(UTF_8)));
    write(out, EVENT.stream().value());
    write(out, EventTypes.of(EVENT).label());
    write(out, ActorId.of(new MemberHandle("m-4k7q2x9c1d")).value());
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(UTF_8);
    out.writeByte(utf8.length);
    out.write(utf8);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
