package uk.ragtime.benchmarks.store.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The results in Markdown: printed as they arrive, and kept for a file. */
public final class Report {
  private final StringBuilder text = new StringBuilder();

  public void heading(String heading) {
    add("## " + heading + "\n");
  }

  public void paragraph(String paragraph) {
    add(paragraph + "\n");
  }

  public void table(MarkdownTable table) {
    add(table.toString());
  }

  private void add(String block) {
    text.append(block).append('\n');
    System.out.println();
    System.out.print(block);
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, text.toString().stripTrailing() + "\n");
  }

  /** {@code 12,345}. */
  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The same, rounded. */
  public static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  /** {@code 8.1×}; below one in per cent, {@code 63 %}. */
  public static String ratio(double ratio) {
    return ratio < 1
        ? String.format(Locale.ROOT, "%.0f %%", ratio * 100)
        : String.format(Locale.ROOT, "%.1f×", ratio);
  }
}
