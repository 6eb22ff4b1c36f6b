package uk.ragtime.testing.raw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A request as its bytes go out; nothing is put right on the way.
 *
 * @param target written as UTF-8, so that what is to be escaped has been already
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
public record RawRequest(
    String method,
    String target,
    String version,
    List<RawHeader> headers,
    byte[] body,
    BodyFraming framing) {

  public static RawRequest of(String method, String target) {
    return new RawRequest(
        method,
        target,
        "HTTP/1.1",
        List.of(new RawHeader("Host", "localhost")),
        new byte[0],
        BodyFraming.LENGTH);
  }

  public RawRequest method(String other) {
    return new RawRequest(other, target, version, headers, body, framing);
  }

  public RawRequest target(String other) {
    return new RawRequest(method, other, version, headers, body, framing);
  }

  public RawRequest version(String other) {
    return new RawRequest(method, target, other, headers, body, framing);
  }

  public RawRequest body(byte[] other) {
    return new RawRequest(method, target, version, headers, other, framing);
  }

  public RawRequest body(String other) {
    return body(other.getBytes(UTF_8));
  }

  public RawRequest framing(BodyFraming other) {
    return new RawRequest(method, target, version, headers, body, other);
  }

  /** The same with one more header, whether or not there is one of that name. */
  public RawRequest and(String name, String value) {
    List<RawHeader> more = new ArrayList<>(headers);
    more.add(new RawHeader(name, value));
    return new RawRequest(method, target, version, List.copyOf(more), body, framing);
  }

  /** The same with this header in place of any of its name. */
  public RawRequest header(String name, String value) {
    return without(name).and(name, value);
  }

  public RawRequest without(String name) {
    Predicate<RawHeader> named = header -> header.name().equalsIgnoreCase(name);
    List<RawHeader> fewer = headers.stream().filter(named.negate()).toList();
    return new RawRequest(method, target, version, fewer, body, framing);
  }

  /** Everything up to the body. */
  byte[] head() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes((method + " " + target + " " + version + "\r\n").getBytes(UTF_8));
    List<RawHeader> all = new ArrayList<>(headers);
    all.addAll(framingHeaders());
    for (RawHeader header : all) {
      head.writeBytes(header.bytes());
      head.writeBytes(new byte[] {'\r', '\n'});
    }
    head.writeBytes(new byte[] {'\r', '\n'});
    return head.toByteArray();
  }

  private List<RawHeader> framingHeaders() {
    RawHeader chunked = new RawHeader("Transfer-Encoding", "chunked");
    return switch (framing) {
      case LENGTH ->
          body.length == 0 && method.equals("GET") ? List.of() : List.of(length(body.length));
      case SLOW -> List.of(length(body.length));
      case CHUNKED, CHUNKS_BREAK_OFF, CHUNK_WITHOUT_SIZE, CHUNK_TOO_LONG -> List.of(chunked);
      case BODY_BREAKS_OFF -> List.of(length(body.length + 100));
      case MORE_THAN_SAID -> List.of(length(body.length / 2));
      case LENGTH_AND_CHUNKS -> List.of(length(body.length), chunked);
      case TWO_LENGTHS -> List.of(length(body.length), length(body.length + 1));
      case NEGATIVE_LENGTH -> List.of(length(-1));
      case LENGTH_IS_NO_NUMBER -> List.of(new RawHeader("Content-Length", "0x10"));
      case UNKNOWN_CODING -> List.of(new RawHeader("Transfer-Encoding", "nonsense"));
    };
  }

  private static RawHeader length(int bytes) {
    return new RawHeader("Content-Length", Integer.toString(bytes));
  }

  /** The body as the framing has it. */
  byte[] framedBody() {
    return switch (framing) {
      case LENGTH,
          SLOW,
          BODY_BREAKS_OFF,
          MORE_THAN_SAID,
          TWO_LENGTHS,
          NEGATIVE_LENGTH,
          LENGTH_IS_NO_NUMBER,
          UNKNOWN_CODING ->
          body;
      case CHUNKED, LENGTH_AND_CHUNKS -> chunks("0\r\n\r\n");
      case CHUNKS_BREAK_OFF -> chunks("");
      case CHUNK_WITHOUT_SIZE -> chunks("zz\r\nnonsense\r\n");
      case CHUNK_TOO_LONG -> "1\r\nmuch more than one\r\n0\r\n\r\n".getBytes(UTF_8);
    };
  }

  private byte[] chunks(String end) {
    int size = 1000;
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int at = 0; at < body.length; at += size) {
      int length = Math.min(size, body.length - at);
      chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(UTF_8));
      chunks.write(body, at, length);
      chunks.writeBytes(new byte[] {'\r', '\n'});
    }
    chunks.writeBytes(end.getBytes(UTF_8));
    return chunks.toByteArray();
  }

  /**
   * The request as a line for a shell.
   *
   * @param persona whose token it bears; empty where it bears none
   */
  public String toCurl(String persona, int port) {
    return CurlLine.of(this, persona, port);
  }
}
