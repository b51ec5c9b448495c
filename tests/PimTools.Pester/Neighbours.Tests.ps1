BeforeDiscovery {
    # Load contexts came with PowerShell 7.
    $isDesktop = $PSVersionTable.PSVersion.Major -lt 7

    $orders = @(
        @{ order = 'PimTools first'; first = 'PimTools', 'Az.Accounts', 'Microsoft.Graph.Authentication' }
        @{ order = 'PimTools last'; first = 'Az.Accounts', 'Microsoft.Graph.Authentication', 'PimTools' }
        @{ order = 'PimTools between'; first = 'Microsoft.Graph.Authentication', 'PimTools', 'Az.Accounts' }
    )
}

BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")

    # Modules of these names that bring, and use, other versions of the libraries that PimTools brings: one in the session's own
    # load context, one in a context of its own.
    function Find-Neighbour([string] $Name) {
        $built = Get-ChildItem "$PSScriptRoot/../PimTools.Neighbours/$Name/bin/*/*/$Name.psm1" -ErrorAction Ignore | Sort-Object LastWriteTimeUtc | Select-Object -Last 1
        if (-not $built) {
            throw "The stand-in for $Name is not built. Run dotnet build in the repository."
        }

        $built.FullName
    }

    $paths = @{ 'PimTools' = $module }
    'Az.Accounts', 'Microsoft.Graph.Authentication' | ForEach-Object { $paths[$_] = Find-Neighbour $_ }

    # What each is used with.
    $uses = @{
        'Az.Accounts'                    = 'Get-AzNeighbour | ForEach-Object { "Az.Accounts: $_" }'
        'Microsoft.Graph.Authentication' = 'Get-MgNeighbour | ForEach-Object { "Microsoft.Graph.Authentication: $_" }'
        'PimTools'                       = @'
$null = Connect-Pim -Emulator -Reset
"PimTools: $((Request-PimRoleActivation 'User Administrator' -Justification Pester -Kind EntraRole -WarningAction Ignore).Status)"
[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object {
    $_.GetName().Name -in 'Azure.Core', 'Microsoft.Graph.Core', 'Microsoft.Identity.Client', 'Microsoft.Kiota.Abstractions', 'Newtonsoft.Json' -and
    [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name -eq 'PimTools'
} | ForEach-Object { "PimTools: $($_.GetName().Name) from $([IO.Path]::GetRelativePath('MODULE', $_.Location))" } | Sort-Object
'@.Replace('MODULE', $module)
    }

    # An application signs in through a proxy that nobody answers at: that far comes only who runs MSAL.
    $signIn = @'
$env:HTTPS_PROXY = $env:https_proxy = 'http://127.0.0.1:1'
try { Connect-Pim -TenantId contoso.example -Credential ([pscredential]::new([guid]::Empty, (ConvertTo-SecureString x -AsPlainText -Force))) }
catch { "sign-in: $($_.FullyQualifiedErrorId)"; "sign-in: by MSAL: $("$($_.Exception)".Contains('Microsoft.Identity.Client'))" }
'@

    function Get-Version([string] $File) { [Reflection.AssemblyName]::GetAssemblyName($File).Version.ToString(3) }
}

Describe 'Beside Az.Accounts and Microsoft.Graph.Authentication, with <order>' -Skip:$isDesktop -ForEach $orders {
    BeforeAll {
        # Each is used at once when it is imported, and all of them once more when all are there.
        $script = @($first | ForEach-Object { "Import-Module '$($paths[$_])'"; $uses[$_] }) + "'== again'" + @($first | ForEach-Object { $uses[$_] }) + $signIn
        $output = & $powershell $library -NoProfile -NonInteractive -Command ($script -join [Environment]::NewLine) 2>&1 | ForEach-Object { "$_" }
        $middle = [array]::IndexOf([string[]] $output, '== again')
        $said = @{ 'at its import' = $output[0..($middle - 1)]; 'with all there' = $output[($middle + 1)..$output.Count] }
        $story = $output -join [Environment]::NewLine
        $ofPowerShell = Get-Version (Join-Path $PSHOME Newtonsoft.Json.dll)
    }

    It 'the session ends well' {
        $middle | Should -BeGreaterThan 0 -Because $story
        @($output -notlike '*: *' -ne '== again') | Should -BeNullOrEmpty -Because $story
    }

    It 'Az.Accounts works with its own versions, <_>' -ForEach 'at its import', 'with all there' {
        # Newtonsoft.Json is PowerShell's own in the session's load context, as it is without PimTools.
        $said[$_] -like 'Az.Accounts: *' | Should -Be @(
            'Az.Accounts: Microsoft.Identity.Client 4.61.3 in Default: issued'
            'Az.Accounts: Azure.Core 1.47.1 in Default: 200'
            "Az.Accounts: Newtonsoft.Json $ofPowerShell in Default: {`"role`":`"Reader`"}"
        )
    }

    It 'Microsoft.Graph.Authentication works with its own versions, <_>' -ForEach 'at its import', 'with all there' {
        $said[$_] -like 'Microsoft.Graph.Authentication: *' | Should -Be @(
            'Microsoft.Graph.Authentication: Microsoft.Identity.Client 4.73.1 in msgraph: issued'
            'Microsoft.Graph.Authentication: Azure.Core 1.50.0 in msgraph: 200'
            'Microsoft.Graph.Authentication: Newtonsoft.Json 12.0.0 in msgraph: {"role":"Reader"}'
            'Microsoft.Graph.Authentication: Microsoft.Graph.Core 3.2.4 in msgraph: 200'
            'Microsoft.Graph.Authentication: Microsoft.Kiota.Abstractions 1.22.1 in msgraph: issued'
        )
    }

    It 'PimTools elevates with its own versions, <_>' -ForEach 'at its import', 'with all there' {
        $folder = Join-Path lib net8.0
        $said[$_] -like 'PimTools: *' | Should -Be @(
            'PimTools: Provisioned'
            "PimTools: Azure.Core from $(Join-Path $folder Azure.Core.dll)"
            "PimTools: Microsoft.Graph.Core from $(Join-Path $folder Microsoft.Graph.Core.dll)"
            "PimTools: Microsoft.Identity.Client from $(Join-Path $folder Microsoft.Identity.Client.dll)"
            "PimTools: Microsoft.Kiota.Abstractions from $(Join-Path $folder Microsoft.Kiota.Abstractions.dll)"
            "PimTools: Newtonsoft.Json from $(Join-Path $folder Newtonsoft.Json.dll)"
        )
    }

    It 'PimTools signs in with its own MSAL' {
        $output -like 'sign-in: *' | Should -Be 'sign-in: AuthenticationFailed,PimTools.Commands.ConnectPimCommand', 'sign-in: by MSAL: True'
    }

    It 'and none of the versions is one of the others' {
        $folder = "$module/lib/net8.0"

        Get-Version "$folder/Azure.Core.dll" | Should -Not -BeIn '1.47.1', '1.50.0'
        Get-Version "$folder/Microsoft.Graph.Core.dll" | Should -Not -Be '3.2.4'
        Get-Version "$folder/Microsoft.Identity.Client.dll" | Should -Not -BeIn '4.61.3', '4.73.1'
        Get-Version "$folder/Microsoft.Kiota.Abstractions.dll" | Should -Not -Be '1.22.1'
        Get-Version "$folder/Newtonsoft.Json.dll" | Should -Not -Be '12.0.0'
    }
}
