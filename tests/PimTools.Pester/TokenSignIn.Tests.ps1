BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"

    $contoso = '5d3b800c-f713-4ce9-a422-f1665c722fae'
    $elsewhere = '00000000-0000-4000-8000-00000000dead'

    function ConvertTo-Secret([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    # A token nobody signed: enough for whatever is checked before anything is sent.
    function New-Token([hashtable] $Claims = @{}) {
        $all = @{
            aud = 'https://graph.microsoft.com'; oid = '00000000-0000-4000-8000-0000000000aa'; tid = $contoso; scp = 'Directory.Read.All'
            name = 'Somebody'; upn = 'somebody@contoso.com'; exp = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()
        }
        $Claims.Keys | ForEach-Object { $all[$_] = $Claims[$_] }
        $parts = '{"alg":"RS256","typ":"JWT"}', (ConvertTo-Json $all -Compress), 'signature-of-nobody' | ForEach-Object {
            [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($_)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        }
        $parts -join '.'
    }
}

Describe 'Connect-Pim -AccessToken' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'reads from the token who signed in, where, and until when' {
        $context = Connect-EmulatorHost $emulatorHost ada

        $context.Account.UserPrincipalName | Should -Be 'ada@contoso.com'
        $context.TenantId | Should -Be $contoso
        $context.SignIn | Should -Be 'AccessToken'
        $context.GraphEndpoint | Should -Be ([uri] $emulatorHost.Address)
        ($context.TokenExpires - [DateTimeOffset]::UtcNow).TotalMinutes | Should -BeGreaterThan 50
        $context.Emulator | Should -BeNullOrEmpty
        (Get-PimAssignment -Mine -Type Eligible).Role.Name | Should -Contain 'User Administrator'
    }

    It 'names an account after its tenant as well where it is signed in to another one already' {
        $names = $contoso, $elsewhere, $elsewhere | ForEach-Object {
            (Connect-Pim -AccessToken (ConvertTo-Secret (New-Token @{ tid = $_ })) -GraphEndpoint $emulatorHost.Address).Name
        }

        $names | Should -Be 'somebody@contoso.com', "somebody@contoso.com ($elsewhere)", "somebody@contoso.com ($elsewhere)"
        (Get-PimContext -ListAvailable).TenantId | Should -Be $contoso, $elsewhere
    }

    It 'takes the tenant asked for, and refuses a token of another' {
        $token = ConvertTo-Secret (Get-EmulatorToken $emulatorHost)

        (Connect-Pim -AccessToken $token -GraphEndpoint $emulatorHost.Address -TenantId $contoso).TenantId | Should -Be $contoso
        { Connect-Pim -AccessToken $token -GraphEndpoint $emulatorHost.Address -TenantId $elsewhere } |
            Should -Throw "*is for tenant $contoso, not for $elsewhere*" -ErrorId 'WrongTenant,PimTools.Commands.ConnectPimCommand'
    }

    It 'refuses an expired token' {
        { Connect-Pim -AccessToken (ConvertTo-Secret (New-Token @{ exp = 1700000000 })) } |
            Should -Throw '*expired at 2023-11-14*' -ErrorId 'TokenExpired,PimTools.Commands.ConnectPimCommand'
    }

    It 'says so when the token expires later' {
        $null = Connect-EmulatorHost $emulatorHost ada
        $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/advance?by=2h"

        { Get-PimAssignment -Mine } | Should -Throw -ErrorId 'TokenExpired,PimTools.Commands.GetPimAssignmentCommand'
    }

    It 'refuses text that is no token: <_>' -ForEach 'hello', 'a.b.c', 'eyJhbGciOiJub25lIn0.bm90IGpzb24.x' {
        { Connect-Pim -AccessToken (ConvertTo-Secret $_) } | Should -Throw -ErrorId 'InvalidToken,PimTools.Commands.ConnectPimCommand'
    }

    It 'refuses a token for Azure' {
        $token = ConvertTo-Secret (New-Token @{ aud = 'https://management.azure.com/' })

        { Connect-Pim -AccessToken $token } | Should -Throw '*not for Microsoft Graph*' -ErrorId 'InvalidToken,PimTools.Commands.ConnectPimCommand'
    }

    It 'sends no token to <_>' -ForEach 'http://example.com', 'http://10.0.0.1', 'ftp://localhost', 'https://user:word@localhost' {
        { Connect-Pim -AccessToken (ConvertTo-Secret (New-Token)) -GraphEndpoint $_ } |
            Should -Throw '*a token would not be safe there*' -ErrorId 'InvalidParameter,PimTools.Commands.ConnectPimCommand'
        Get-PimContext -ListAvailable | Should -BeNullOrEmpty
    }

    It 'fails so that a script stops, and leaves no older connection to act on by mistake' {
        $null = Connect-Pim -Emulator -As dana
        $reached = $false
        try {
            Connect-Pim -AccessToken (ConvertTo-Secret (New-Token)) -GraphEndpoint http://example.com
            $reached = $true
        }
        catch {
            $_.FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.ConnectPimCommand'
        }

        $reached | Should -BeFalse
    }
}
