package uk.ragtime.acceptance.hostile;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import uk.ragtime.acceptance.hostile.HostileCase.Reach;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.raw.BodyFraming;
import uk.ragtime.testing.raw.RawRequest;

/** A valid request with one modification. */
record Attack(String words, Reach reach, RawRequest request) {
  /** A request that waits for a missing position takes five seconds; other tests cover it. */
  private static final Pattern POSITION_TO_COME = Pattern.compile("0*[1-9][0-9]{1,17}");

  /** Characters that leave the address with the operation, when they occur in a path parameter. */
  private static final Pattern STAYS = Pattern.compile("[A-Za-z0-9_~-]+");

  /** A value that a header may have, and that fits. */
  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{1,4000}");

  private static final int SLOW_ONE_IN = 60;
  private static final List<BodyFraming> FRAMINGS = List.of(BodyFraming.values());
  private static final List<Encoding> ENCODINGS = List.of(Encoding.values());
  private static final String TYPE = "Content-Type";

  static Attack on(InjectionPoint point, RandomGenerator random) {
    Sample sample = point.sample();
    RawRequest request = sample.request();
    return switch (point.kind()) {
      case PATH -> path(sample, point.name(), random);
      case QUERY -> query(request, point.name(), random);
      case HEADER -> header(request, point.name(), random);
      case FIELD -> field(request, Objects.requireNonNull(sample.body()), point.name(), random);
      case BODY -> body(request, Objects.requireNonNull(sample.body()).toString(), random);
      case YAML -> yaml(request, Objects.requireNonNull(sample.body()), random);
      case CONTENT_TYPE -> contentType(request, random);
      case ACCEPT -> {
        String type = Payloads.MEDIA_TYPES.any(random);
        yield inOperation("accepts " + type, request.and("Accept", oneLine(type)));
      }
      case METHOD -> {
        String method = Payloads.METHODS.any(random);
        yield elsewhere("method " + method, request.method(oneLine(method)));
      }
      case ADDRESS -> {
        String address = Payloads.ADDRESSES.any(random);
        yield elsewhere(
            "address " + address, request.target(address.replace("@", sample.target())));
      }
      case ANY_HEADER -> anyHeader(request, random);
      case HEAD -> head(request, random);
      case FRAMING -> {
        BodyFraming framing = FRAMINGS.get(random.nextInt(FRAMINGS.size()));
        boolean often = framing != BodyFraming.SLOW || random.nextInt(SLOW_ONE_IN / 10) == 0;
        yield inOperation(
            "framing " + framing, request.framing(often ? framing : BodyFraming.CHUNKED));
      }
    };
  }

  private static Attack path(Sample sample, String name, RandomGenerator random) {
    String text = Payloads.TEXTS.any(random);
    Encoding encoding = any(random);
    RawRequest request = sample.request().target(sample.with(name, encoding.apply(text)).target());
    String words = name + " is " + encoding + " " + text;
    boolean stays = encoding == Encoding.PROPER && STAYS.matcher(text).matches();
    return stays ? inOperation(words, request) : elsewhere(words, request);
  }

  private static Attack query(RawRequest request, String name, RandomGenerator random) {
    String text = value(name, random);
    Encoding encoding = any(random);
    String value = encoding.apply(text);
    String target = request.target() + "?";
    String words = name + " is " + encoding + " " + text;
    String other = Encoding.PROPER.apply(value(name, random));
    return switch (random.nextInt(10)) {
      case 0 ->
          inOperation(
              words + ", twice",
              request.target(target + name + "=" + value + "&" + name + "=" + other));
      case 1 -> inOperation(words + ", as a list", request.target(target + name + "[]=" + value));
      case 2 -> inOperation(name + " without a value", request.target(target + name));
      case 3 ->
          inOperation(
              words + ", and others",
              request.target(target + "x=1&" + name + "=" + value + "&" + other + "=" + other));
      case 4 ->
          inOperation(
              words + ", as a matrix",
              request.target(target + name + "=" + value + ";" + name + "=" + other));
      default -> inOperation(words, request.target(target + name + "=" + value));
    };
  }

  private static String value(String parameter, RandomGenerator random) {
    String text = Payloads.TEXTS.any(random);
    boolean waits = parameter.equals("minPosition") || parameter.equals("wait");
    return waits && POSITION_TO_COME.matcher(text).matches() ? "0" : text;
  }

  private static Attack header(RawRequest request, String name, RandomGenerator random) {
    String text = Payloads.TEXTS.any(random);
    String value = random.nextInt(4) == 0 ? '"' + text + '"' : text;
    RawRequest with = request.and(name, value);
    String words = name + " is " + shortened(value);
    Reach reach = PLAIN.matcher(value).matches() ? Reach.OPERATION : Reach.NOWHERE;
    return random.nextInt(6) == 0
        ? new Attack(words + ", twice", reach, with.and(name, "\"1\""))
        : new Attack(words, reach, with);
  }

  private static Attack anyHeader(RawRequest request, RandomGenerator random) {
    String line = Payloads.HEADER_LINES.any(random);
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).strip();
    boolean plain = PLAIN.matcher(value).matches() && STAYS.matcher(name).matches();
    RawRequest with = request.and(name, value);
    return plain ? elsewhere("header " + line, with) : nowhere("header " + shortened(line), with);
  }

  private static Attack field(
      RawRequest request, JsonNode body, String pointer, RandomGenerator random) {
    String literal =
        random.nextInt(5) < 2
            ? Payloads.JSON_VALUES.any(random)
            : MalformedBodies.quoted(Payloads.TEXTS.any(random));
    String words = pointer + " is " + shortened(literal);
    String name = Payloads.TEXTS.any(random);
    boolean named = !Character.isDigit(pointer.charAt(pointer.length() - 1));
    return switch (random.nextInt(20)) {
      case 0 ->
          inOperation(pointer + " left out", request.body(MalformedBodies.without(body, pointer)));
      case 1, 2 ->
          inOperation(
              "beside " + pointer + " is " + shortened(name),
              request.body(MalformedBodies.joined(body, pointer, name, literal)));
      case 3, 4 ->
          named
              ? inOperation(
                  words + ", as a second one",
                  request.body(MalformedBodies.doubled(body, pointer, literal)))
              : inOperation(words, request.body(MalformedBodies.replaced(body, pointer, literal)));
      case 5 ->
          inOperation(
              words + ", in chunks",
              request
                  .body(MalformedBodies.replaced(body, pointer, literal))
                  .framing(BodyFraming.CHUNKED));
      default -> inOperation(words, request.body(MalformedBodies.replaced(body, pointer, literal)));
    };
  }

  private static Attack body(RawRequest request, String right, RandomGenerator random) {
    if (random.nextBoolean()) {
      return inOperation("garbled", request.body(MalformedBodies.garbled(right, random)));
    }
    String body = Payloads.JSON_BODIES.any(random);
    return inOperation("body " + shortened(body), request.body(body));
  }

  private static Attack yaml(RawRequest request, JsonNode body, RandomGenerator random) {
    RawRequest typed = request.header(TYPE, "application/yaml");
    return switch (random.nextInt(4)) {
      case 0 -> {
        byte[] garbled =
            MalformedBodies.garbled(MalformedBodies.yaml(body, "/title", "title"), random);
        yield inOperation("garbled YAML", typed.body(garbled));
      }
      case 1 -> {
        String text = Payloads.TEXTS.any(random);
        yield inOperation(
            "YAML with " + shortened(text), typed.body(MalformedBodies.yaml(body, "/title", text)));
      }
      default -> {
        String yaml = Payloads.YAML_BODIES.any(random);
        yield inOperation("YAML " + shortened(yaml), typed.body(yaml));
      }
    };
  }

  private static Attack contentType(RawRequest request, RandomGenerator random) {
    String type = oneLine(Payloads.MEDIA_TYPES.any(random));
    return switch (random.nextInt(5)) {
      case 0 -> inOperation("no content type", request.without(TYPE));
      case 1 -> nowhere("a second content type " + type, request.and(TYPE, type));
      default -> nowhere("content type " + shortened(type), request.header(TYPE, type));
    };
  }

  private static Attack head(RawRequest request, RandomGenerator random) {
    return switch (random.nextInt(9)) {
      case 0 -> nowhere("HTTP/1.0", request.version("HTTP/1.0"));
      case 1 -> nowhere("HTTP/9.9", request.version("HTTP/9.9"));
      case 2 -> nowhere("HTTP/2.0", request.version("HTTP/2.0"));
      case 3 -> nowhere("no protocol", request.version("x"));
      case 4 -> nowhere("no host", request.without("Host"));
      case 5 -> nowhere("two hosts", request.and("Host", "example.org"));
      case 6 -> {
        RawRequest many = request;
        for (int i = 0; i < 150; i++) {
          many = many.and("X-" + i, "filler");
        }
        yield nowhere("150 headers", many);
      }
      case 7 -> nowhere("a folded header", request.and("X-Folded", "a\r\n b"));
      default -> nowhere("a header without a name", request.and("", "a"));
    };
  }

  private static Encoding any(RandomGenerator random) {
    return random.nextInt(3) > 0
        ? Encoding.PROPER
        : ENCODINGS.get(random.nextInt(ENCODINGS.size()));
  }

  private static String oneLine(String text) {
    return text.replace("\r", "").replace("\n", "");
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "… (" + text.length() + ")" : text;
  }

  private static Attack inOperation(String words, RawRequest request) {
    return new Attack(words, Reach.OPERATION, request);
  }

  private static Attack elsewhere(String words, RawRequest request) {
    return new Attack(words, Reach.ELSEWHERE, request);
  }

  private static Attack nowhere(String words, RawRequest request) {
    return new Attack(words, Reach.NOWHERE, request);
  }
}
