package uk.ragtime.portal.page;

import java.util.ArrayList;
import java.util.List;

/** Keeps labels and marks of a drawing apart. */
public final class Spacing {
  private Spacing() {}

  private record Block(double first, int size) {}

  /**
   * Moves places so that neighbours are a gap apart, each as little as possible, in their order.
   * Where there is no room for the gap, they share the room evenly.
   *
   * @param wanted in ascending order
   */
  public static List<Double> apart(List<Double> wanted, double gap, double min, double max) {
    int count = wanted.size();
    double step = count < 2 ? 0 : Math.min(gap, (max - min) / (count - 1));
    List<Block> blocks = new ArrayList<>();
    for (double place : wanted) {
      Block block = new Block(place, 1);
      while (!blocks.isEmpty() && end(blocks.getLast(), step) > block.first()) {
        block = joined(blocks.removeLast(), block, step);
      }
      blocks.add(block);
    }
    return inside(blocks, step, min, max);
  }

  private static double end(Block block, double step) {
    return block.first() + block.size() * step;
  }

  /** Two blocks as one, at the mean of where their members would be. */
  private static Block joined(Block left, Block right, double step) {
    int size = left.size() + right.size();
    double first =
        (left.first() * left.size() + (right.first() - left.size() * step) * right.size()) / size;
    return new Block(first, size);
  }

  private static List<Double> inside(List<Block> blocks, double step, double min, double max) {
    List<Double> places = new ArrayList<>();
    int left = blocks.stream().mapToInt(Block::size).sum();
    double lowest = min;
    for (Block block : blocks) {
      for (int i = 0; i < block.size(); i++) {
        left--;
        double highest = max - left * step;
        double place = Math.clamp(block.first() + i * step, Math.min(lowest, highest), highest);
        places.add(place);
        lowest = place + step;
      }
    }
    return places;
  }
}
