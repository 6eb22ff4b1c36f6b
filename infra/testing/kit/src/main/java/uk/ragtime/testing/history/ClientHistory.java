package uk.ragtime.testing.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Every request and its responses, in the order of sending. Thread-safe. */
public final class ClientHistory {
  private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

  /** A command and all answers to it, one for each time that it was sent. */
  public static final class Entry {
    private final Request request;
    private final List<Response> response = Collections.synchronizedList(new ArrayList<>());

    Entry(Request request) {
      this.request = request;
    }

    public Request request() {
      return request;
    }

    public void add(Response answer) {
      response.add(answer);
    }

    /** A copy of the history so far. */
    public List<Response> response() {
      synchronized (response) {
        return List.copyOf(response);
      }
    }

    boolean isAcknowledged() {
      return response().stream().anyMatch(Response.Acknowledged.class::isInstance);
    }

    boolean isRefused() {
      return response().stream().anyMatch(Response.Refused.class::isInstance);
    }

    @Override
    public String toString() {
      return request + " -> " + response();
    }
  }

  public Entry begin(Request request) {
    Entry entry = new Entry(request);
    entries.add(entry);
    return entry;
  }

  /** A copy of the entries there are. */
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  public int acknowledged() {
    return count(Entry::isAcknowledged);
  }

  /** Acknowledged commands of one kind, by the end of their path. */
  public int acknowledged(String end) {
    return count(entry -> entry.isAcknowledged() && entry.request().path().endsWith(end));
  }

  public int refused() {
    return count(Entry::isRefused);
  }

  /** Number of responses that asked a client to retry later. */
  public int askedToWait() {
    return entries().stream()
        .mapToInt(entry ->
            (int) entry.response().stream().filter(Response.NotNow.class::isInstance).count())
        .sum();
  }

  /** Commands whose outcome no client knows (yet). */
  public int unknown() {
    return count(entry -> !entry.isAcknowledged() && !entry.isRefused());
  }

  private int count(Predicate<Entry> which) {
    return (int) entries().stream().filter(which).count();
  }
}
