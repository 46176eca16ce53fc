using System.Text.Json.Serialization;

namespace AskPro.Data.Memberships;

/// <summary>What a request may need. Which role has which right stands in <see cref="RoleRights"/>, and nowhere else.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Right>))]
public enum Right
{
    /// <summary>See that there were calls: when, who, how long, how they ended, what they cost.</summary>
    [JsonStringEnumMemberName("list")]
    List,

    /// <summary>Read what a call was about: summary and analysis.</summary>
    [JsonStringEnumMemberName("summary")]
    Summary,

    /// <summary>Read what was said, word by word.</summary>
    [JsonStringEnumMemberName("transcript")]
    Transcript,

    /// <summary>Hear the recording.</summary>
    [JsonStringEnumMemberName("recording")]
    Recording,

    /// <summary>Take data out of the house in bulk.</summary>
    [JsonStringEnumMemberName("export")]
    Export,

    /// <summary>Delete calls and customers.</summary>
    [JsonStringEnumMemberName("delete")]
    Delete,

    /// <summary>Change the company: its data, branches, numbers, people and keys.</summary>
    [JsonStringEnumMemberName("manage")]
    Manage,
}
