using System;
using System.Collections.Generic;
using Microsoft.Kiota.Abstractions.Serialization;

namespace PimTools.Tests.GraphSdk;

/// <summary>A role definition, in the form of the models that Microsoft generates.</summary>
internal sealed class SdkRole : IParsable
{
    public string? Id { get; private set; }

    public string? DisplayName { get; private set; }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["id"] = node => Id = node.GetStringValue(),
        ["displayName"] = node => DisplayName = node.GetStringValue(),
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("id", Id);
        writer.WriteStringValue("displayName", DisplayName);
    }
}
