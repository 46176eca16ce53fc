import "./live.js";
import "./filters.js";
import "./keys.js";
import "./commands.js";
