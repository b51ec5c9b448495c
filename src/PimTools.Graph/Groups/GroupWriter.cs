using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Writes requests in the words of groups.</summary>
internal static class GroupWriter
{
    /// <exception cref="PimException">The scope is another than the group, or it is not said whether membership or ownership is meant.</exception>
    public static JObject Request(PimRequestDraft draft) => string.Equals(draft.Scope.Id, draft.Role.Id, StringComparison.OrdinalIgnoreCase)
        ? RequestWriter.Write(draft, ("groupId", draft.Role.Id), ("accessId", GroupWords.Access(draft.Role)))
        : throw new PimException(PimErrorCode.InvalidParameter, $"{draft.Role} holds in the group itself, not at {draft.Scope}.")
        {
            Remedy = "Leave -Scope out. Nothing was done.",
            TargetObject = draft.Scope,
        };
}
