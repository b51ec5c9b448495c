using System;
using System.Collections.Generic;
using Microsoft.Kiota.Abstractions.Serialization;

namespace PimTools.Tests.GraphSdk;

/// <summary>A request to activate a directory role for an hour, and what the service says of it.</summary>
internal sealed class SdkActivation : IParsable
{
    public string? PrincipalId { get; init; }

    public string? RoleDefinitionId { get; init; }

    public string? Justification { get; private set; } = "By Microsoft's own client";

    public string? Id { get; private set; }

    public string? Status { get; private set; }

    public DateTimeOffset? CreatedDateTime { get; private set; }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["id"] = node => Id = node.GetStringValue(),
        ["status"] = node => Status = node.GetStringValue(),
        ["justification"] = node => Justification = node.GetStringValue(),
        ["createdDateTime"] = node => CreatedDateTime = node.GetDateTimeOffsetValue(),
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("action", "selfActivate");
        writer.WriteStringValue("principalId", PrincipalId);
        writer.WriteStringValue("roleDefinitionId", RoleDefinitionId);
        writer.WriteStringValue("directoryScopeId", "/");
        writer.WriteStringValue("justification", Justification);
        writer.WriteObjectValue("scheduleInfo", Schedule());
    }

    private static UntypedObject Schedule() => new(new Dictionary<string, UntypedNode>
    {
        ["expiration"] = new UntypedObject(new Dictionary<string, UntypedNode>
        {
            ["type"] = new UntypedString("afterDuration"),
            ["duration"] = new UntypedString("PT1H"),
        }),
    });
}
