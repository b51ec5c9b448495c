using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Serialization;
using System.Threading;
using System.Threading.Tasks;
using System.Security;
using PimTools.Text;

namespace PimTools.Profiles;

/// <summary>The last connection of the user: what was given to Connect-Pim, without secrets, and who that was, where.</summary>
[DataContract]
internal sealed class LastConnection
{
    public const int CurrentVersion = 1;

    // What these need is kept nowhere, or is in the session that made it.
    private static readonly PimSignIn[] Repeatable =
    {
        PimSignIn.Interactive, PimSignIn.DeviceCode, PimSignIn.ManagedIdentity, PimSignIn.MgGraph, PimSignIn.Az, PimSignIn.AzureCli,
    };

    [DataMember(Name = "version", IsRequired = true, Order = 0)]
    public int Version { get; set; }

    [DataMember(Name = "signIn", IsRequired = true, Order = 1)]
    public string? SignIn { get; set; }

    [DataMember(Name = "cloud", IsRequired = true, Order = 2)]
    public string? Cloud { get; set; }

    /// <summary>The id of the tenant that it was.</summary>
    [DataMember(Name = "tenantId", IsRequired = true, Order = 3)]
    public string? TenantId { get; set; }

    /// <summary>The account: a user principal name, or an application's name.</summary>
    [DataMember(Name = "signedIn", IsRequired = true, Order = 4)]
    public string? SignedIn { get; set; }

    /// <summary>The tenant as it was given, under which the sign-in is kept; null where none was.</summary>
    [DataMember(Name = "tenant", EmitDefaultValue = false, Order = 5)]
    public string? Tenant { get; set; }

    [DataMember(Name = "clientId", EmitDefaultValue = false, Order = 6)]
    public string? ClientId { get; set; }

    [DataMember(Name = "account", EmitDefaultValue = false, Order = 7)]
    public string? Account { get; set; }

    [DataMember(Name = "kinds", EmitDefaultValue = false, Order = 8)]
    public List<string>? Kinds { get; set; }

    [DataMember(Name = "purposes", EmitDefaultValue = false, Order = 9)]
    public List<string>? Purposes { get; set; }

    [DataMember(Name = "scopes", EmitDefaultValue = false, Order = 10)]
    public List<string>? Scopes { get; set; }

    [DataMember(Name = "name", EmitDefaultValue = false, Order = 11)]
    public string? Name { get; set; }

    [DataMember(Name = "profile", EmitDefaultValue = false, Order = 12)]
    public string? Profile { get; set; }

    [DataMember(Name = "favorite", EmitDefaultValue = false, Order = 13)]
    public string? Favorite { get; set; }

    [DataMember(Name = "identityObjectId", EmitDefaultValue = false, Order = 14)]
    public string? IdentityObjectId { get; set; }

    [DataMember(Name = "identityResourceId", EmitDefaultValue = false, Order = 15)]
    public string? IdentityResourceId { get; set; }

    [DataMember(Name = "graphEndpoint", EmitDefaultValue = false, Order = 16)]
    public string? GraphEndpoint { get; set; }

    [DataMember(Name = "armEndpoint", EmitDefaultValue = false, Order = 17)]
    public string? ArmEndpoint { get; set; }

    [DataMember(Name = "loginEndpoint", EmitDefaultValue = false, Order = 18)]
    public string? LoginEndpoint { get; set; }

    /// <summary>Tells whether it can be made again without anything that is not kept here.</summary>
    public bool IsRepeatable => Word<PimSignIn>(SignIn) is { } way && Repeatable.Contains(way) && !IsElsewhere;

    /// <summary>The way that it signed in; null where the file says no such way.</summary>
    public PimSignIn? Way => Word<PimSignIn>(SignIn);

    /// <summary>Tells whether it was at an address that is neither the cloud's nor this computer's: a file sends no person and no token there.</summary>
    public bool IsElsewhere => new[] { GraphEndpoint, ArmEndpoint, LoginEndpoint }.Any(address =>
        address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback));

    public static LastConnection From(PimConnectOptions options, PimContext context) => new()
    {
        Version = CurrentVersion,
        SignIn = options.SignIn.ToString(),
        Cloud = options.Cloud.ToString(),
        TenantId = context.TenantId,
        SignedIn = context.UserPrincipalName ?? context.Account.ToString(),
        Tenant = options.TenantId,
        ClientId = options.ClientId,
        Account = options.Account,
        Kinds = options.Kinds?.Select(kind => kind.ToString()).ToList(),
        Purposes = options.Purposes?.Select(purpose => purpose.ToString()).ToList(),
        Scopes = options.Scopes?.ToList(),
        Name = options.Name,
        Profile = options.Profile,
        Favorite = options.Favorite,
        IdentityObjectId = options.IdentityObjectId,
        IdentityResourceId = options.IdentityResourceId,
        GraphEndpoint = options.GraphEndpoint?.AbsoluteUri,
        ArmEndpoint = options.ArmEndpoint?.AbsoluteUri,
        LoginEndpoint = options.LoginEndpoint?.AbsoluteUri,
    };

    /// <summary>The options to connect as then.</summary>
    /// <param name="keepIn">The folder of kept sign-ins.</param>
    /// <param name="borrowAsync">Asks the session that is borrowed for a token; null where none is.</param>
    public PimConnectOptions ToOptions(string? keepIn, Func<PimTokenRequest, CancellationToken, Task<SecureString>>? borrowAsync) => new(Name, Way!.Value)
    {
        Cloud = Word<PimCloud>(Cloud) ?? PimCloud.Global,

        // A person's sign-in is kept under the tenant as it was given; a session that is borrowed may have passed to another tenant.
        TenantId = Way is PimSignIn.MgGraph or PimSignIn.Az or PimSignIn.AzureCli ? TenantId : Tenant,
        ClientId = ClientId,
        Account = Account,
        Kinds = Words<PimKind>(Kinds),
        Purposes = Words<PimPurpose>(Purposes),
        Scopes = Scopes,
        Profile = Profile,
        Favorite = Favorite,
        KeepIn = keepIn,
        BorrowAsync = borrowAsync,
        IdentityObjectId = IdentityObjectId,
        IdentityResourceId = IdentityResourceId,
        GraphEndpoint = GraphEndpoint is null ? null : new Uri(GraphEndpoint),
        ArmEndpoint = ArmEndpoint is null ? null : new Uri(ArmEndpoint),
        LoginEndpoint = LoginEndpoint is null ? null : new Uri(LoginEndpoint),
    };

    /// <summary>Describes what is missing; null for nothing.</summary>
    public string? Describe() => (Version, Word<PimSignIn>(SignIn), Word<PimCloud>(Cloud)) switch
    {
        ( not CurrentVersion, _, _) => "it needs \"version\": 1",
        (_, null, _) => $"\"signIn\" is '{SignIn}'",
        (_, _, null) => $"\"cloud\" is '{Cloud}'",
        _ when string.IsNullOrWhiteSpace(TenantId) || string.IsNullOrWhiteSpace(SignedIn) => "\"tenantId\" or \"signedIn\" is empty",
        _ when Kinds?.Exists(kind => Word<PimKind>(kind) is null) == true => "a kind in it is none",
        _ when Purposes?.Exists(purpose => Word<PimPurpose>(purpose) is null) == true => "a purpose in it is none",
        _ => null,
    };

    /// <inheritdoc />
    public override string ToString() => $"{SignedIn} in tenant {TenantId}";

    private static T? Word<T>(string? text)
        where T : struct, Enum => EnumWord.Read<T>(text);

    private static List<T>? Words<T>(List<string>? texts)
        where T : struct, Enum => texts?.Select(text => Word<T>(text)!.Value).ToList();
}
