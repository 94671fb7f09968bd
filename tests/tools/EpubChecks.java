import com.adobe.epubcheck.tool.EpubChecker;

/**
 * Runs EPUBCheck on several files in one Java, which takes far longer to begin than to check a file.
 * Writes report.json of each into a folder of its own.
 * java -cp EPUBCHECK.jar tests/tools/EpubChecks.java FILE FOLDER [FILE FOLDER]...
 */
public class EpubChecks {
  public static void main(String[] paths) {
    for (int at = 0; at < paths.length; at += 2) {
      String report = paths[at + 1] + "/report.json";
      new EpubChecker().run(new String[] {"-u", "-q", "--json", report, paths[at]});
    }
  }
}
