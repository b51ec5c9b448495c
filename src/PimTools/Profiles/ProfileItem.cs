using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Serialization;
using PimTools.Files;
using PimTools.Models;
using PimTools.Text;

namespace PimTools.Profiles;

/// <summary>One profile in the file.</summary>
[DataContract]
internal sealed class ProfileItem
{
    [DataMember(Name = "tenantId", IsRequired = true, Order = 0)]
    public string? TenantId { get; set; }

    [DataMember(Name = "cloud", EmitDefaultValue = false, Order = 1)]
    public string? Cloud { get; set; }

    [DataMember(Name = "clientId", EmitDefaultValue = false, Order = 2)]
    public string? ClientId { get; set; }

    [DataMember(Name = "account", EmitDefaultValue = false, Order = 3)]
    public string? Account { get; set; }

    [DataMember(Name = "kinds", EmitDefaultValue = false, Order = 4)]
    public List<string>? Kinds { get; set; }

    [DataMember(Name = "favorite", EmitDefaultValue = false, Order = 5)]
    public string? Favorite { get; set; }

    public static ProfileItem From(PimProfile profile) => new()
    {
        TenantId = profile.TenantId,
        Cloud = profile.Cloud == PimCloud.Global ? null : profile.Cloud.ToString(),
        ClientId = profile.ClientId,
        Account = profile.Account,
        Kinds = profile.Kind?.ToList(),
        Favorite = profile.Favorite,
    };

    /// <summary>The profile that the item stands for.</summary>
    /// <exception cref="PimException">Something of it is missing or no word of the field (<see cref="PimErrorCode.InvalidProfile"/>).</exception>
    public PimProfile ToProfile(string name, JsonFile<ProfileDocument> file)
    {
        T Word<T>(string property, string? value)
            where T : struct, Enum =>
            EnumWord.Read<T>(value) ?? throw file.Invalid($"\"{property}\" of \"{name}\" is '{value}', not one of {string.Join(", ", Enum.GetNames(typeof(T)))}");
        if (!StoredName.IsPlain(name) || string.IsNullOrWhiteSpace(TenantId))
        {
            throw file.Invalid(StoredName.IsPlain(name) ? $"\"tenantId\" of \"{name}\" is empty" : "a name in it has wildcard or control characters");
        }

        return new PimProfile(name, TenantId!)
        {
            Cloud = Cloud is null ? PimCloud.Global : Word<PimCloud>("cloud", Cloud),
            ClientId = ClientId,
            Account = Account,
            Kinds = Kinds?.Select(kind => Word<PimKind>("kinds", kind)).ToList(),
            Favorite = Favorite,
        };
    }
}
