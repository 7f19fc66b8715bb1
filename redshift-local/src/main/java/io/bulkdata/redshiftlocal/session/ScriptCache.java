package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.sql.Script;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers what the session's last texts were understood to be: programs send the same few again and again. */
final class ScriptCache {

    private static final int MOST = 64;
    private static final int LONGEST = 4096;

    private final Map<String, Script> scripts = new LinkedHashMap<>(MOST, 0.75f, true);

    Script parse(String sql) {
        if (sql.length() > LONGEST) {
            return Script.parse(sql);
        }
        Script script = scripts.computeIfAbsent(sql, Script::parse);
        if (scripts.size() > MOST) {
            scripts.remove(scripts.keySet().iterator().next());
        }
        return script;
    }
}
