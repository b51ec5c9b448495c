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

    # Runs it with everything said, and gives back every word of it: all streams, the result's properties, and $Error.
    function Read-Everything([scriptblock] $Script) {
        $Error.Clear()
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        $said = try { & $Script *>&1 | ForEach-Object { $_ | Format-List * -Force; $_ } | Out-String -Width 500 } catch { $_ | Format-List * -Force | Out-String -Width 500 }
        $errors = $Error | ForEach-Object { $_ | Format-List * -Force; $_.Exception | Format-List * -Force } | Out-String -Width 500
        $said + $errors
    }
}

Describe 'Connect-Pim -Emulator' {
    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'signs in as Ada when nobody is named' {
        $context = Connect-Pim -Emulator

        $context.Account.UserPrincipalName | Should -Be 'ada@contoso.com'
        $context.Name | Should -Be 'ada@contoso.com'
        $context.TenantId | Should -Be $contoso
        $context.SignIn | Should -Be 'Emulator'
        $context.Permissions | Should -Contain 'RoleAssignmentSchedule.ReadWrite.Directory'
        $context.TokenExpires | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
    }

    It 'knows people by account, user principal name and id' {
        $ben = Connect-Pim -Emulator -As ben

        (Connect-Pim -Emulator -As BEN@contoso.com).Account.Id | Should -Be $ben.Account.Id
        (Connect-Pim -Emulator -As $ben.Account.Id).Account.DisplayName | Should -Be 'Ben Okafor'
    }

    It 'refuses somebody the tenant does not know, and connects nobody' {
        { Connect-Pim -Emulator -As zoe } | Should -Throw -ErrorId 'AuthenticationFailed,PimTools.Commands.ConnectPimCommand'

        Get-PimContext -ListAvailable | Should -BeNullOrEmpty
    }

    It 'shares the tenant between contexts' {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'
        $null = Connect-Pim -Emulator -As dana -Name dana

        Get-PimAssignment 'User Administrator' -Principal ada@contoso.com -Type Active -Context dana | Should -HaveCount 1
    }

    It 'begins a new tenant with -Reset, and leaves who was there before in the old one' {
        $null = Connect-Pim -Emulator -As ada -Name old -Reset
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'
        $null = Connect-Pim -Emulator -As ada -Name new -Reset

        Get-PimAssignment 'User Administrator' -Mine -Type Active -Context new | Should -BeNullOrEmpty
        Get-PimAssignment 'User Administrator' -Mine -Type Active -Context old | Should -HaveCount 1
    }
}

Describe 'Contexts' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Connect-Pim -Emulator -As ben -Name ben
    }

    AfterAll {
        $null = Disconnect-Pim -All
    }

    It 'the last one made is the default' {
        (Get-PimContext).Name | Should -Be 'ben'
        (Get-PimAssignment -Mine).Principal.DisplayName | Select-Object -Unique | Should -Be 'Ben Okafor'
    }

    It 'lists them all by name' {
        (Get-PimContext -ListAvailable).Name | Should -Be 'ada', 'ben'
    }

    It 'gives one by name, in any case' {
        (Get-PimContext -Name ADA).Account.DisplayName | Should -Be 'Ada Ahlberg'
    }

    It 'is picked with -Context on every cmdlet that speaks to the service' {
        $apart = 'Connect-Pim', 'Disconnect-Pim', 'Get-PimContext', 'Select-PimContext'
        Get-Command -Module PimTools | Where-Object { $_.Name -notin $apart -and -not $_.Parameters.ContainsKey('Context') } | Should -BeNullOrEmpty

        (Get-PimAssignment -Mine -Kind EntraRole -Context ada).Principal.DisplayName | Select-Object -Unique | Should -Be 'Ada Ahlberg'
        (Get-PimContext).Name | Should -Be 'ben' -Because 'picking one changes no default'
    }

    It 'completes with whom and where' {
        $line = 'Get-PimAssignment -Context '
        $completions = (TabExpansion2 $line $line.Length).CompletionMatches

        $completions.ListItemText | Should -Be 'ada', 'ben'
        $completions[0].ToolTip | Should -BeLike "Ada Ahlberg in tenant $contoso"
    }

    It 'becomes the default when it is selected' {
        (Select-PimContext ada).Name | Should -Be 'ada'
        (Get-PimContext).Name | Should -Be 'ada'

        { Select-PimContext nowhere } | Should -Throw -ErrorId 'ContextNotFound,PimTools.Commands.SelectPimContextCommand'
        (Get-PimContext).Name | Should -Be 'ada'
    }

    It 'of the same name replaces the one before' {
        $null = Connect-Pim -Emulator -As emil -Name ben

        (Get-PimContext -ListAvailable).Name | Should -Be 'ada', 'ben'
        (Get-PimContext ben).Account.DisplayName | Should -Be 'Emil Novak'
    }
}

Describe 'Disconnect-Pim' {
    BeforeEach {
        foreach ($user in 'ada', 'ben', 'cleo') {
            $null = Connect-Pim -Emulator -As $user -Name $user
        }
    }

    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'forgets the default one, and guesses no other' {
        (Disconnect-Pim).Name | Should -Be 'cleo'

        (Get-PimContext -ListAvailable).Name | Should -Be 'ada', 'ben'
        { Get-PimRole } | Should -Throw -ErrorId 'NotConnected,PimTools.Commands.GetPimRoleCommand'
    }

    It 'forgets one by name, and leaves the default' {
        (Disconnect-Pim ada).Name | Should -Be 'ada'

        (Get-PimContext -ListAvailable).Name | Should -Be 'ben', 'cleo'
        (Get-PimContext).Name | Should -Be 'cleo'
    }

    It 'forgets what is piped in' {
        $gone = Get-PimContext -ListAvailable | Where-Object Name -ne ben | Disconnect-Pim

        $gone.Name | Should -Be 'ada', 'cleo'
        (Get-PimContext -ListAvailable).Name | Should -Be 'ben'
    }

    It 'forgets all' {
        (Disconnect-Pim -All).Name | Should -Be 'ada', 'ben', 'cleo'

        Get-PimContext -ListAvailable | Should -BeNullOrEmpty
        Disconnect-Pim -All | Should -BeNullOrEmpty -Because 'nothing left is no error'
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

Describe 'Disconnect-Pim -Purge' {
    BeforeAll {
        $configured = $env:PIMTOOLS_CONFIG
        $env:PIMTOOLS_CONFIG = Join-Path (Get-PSDrive TestDrive).Root config
        $kept = Join-Path $env:PIMTOOLS_CONFIG 'signins/0123456789abcdef0123456789abcdef.json'
    }

    BeforeEach {
        $null = New-Item -ItemType Directory -Force (Split-Path $kept)
        Set-Content $kept (@{
                username = 'ada@contoso.com'; authority = 'login.microsoftonline.com'; homeAccountId = "$elsewhere.$contoso"
                tenantId = $contoso; clientId = $elsewhere; version = '1.0'
            } | ConvertTo-Json)
    }

    AfterAll {
        $env:PIMTOOLS_CONFIG = $configured
        $null = Disconnect-Pim -All
    }

    It 'deletes all that earlier processes kept, and says what' {
        $said = Disconnect-Pim -All -Purge 6>&1

        "$said" | Should -BeLike "Deleted the kept sign-in of ada@contoso.com in tenant $contoso*"
        $kept | Should -Not -Exist
    }

    It 'deletes nothing with -WhatIf, and disconnects nobody' {
        $null = Connect-Pim -Emulator -Name whatif
        Disconnect-Pim -All -Purge -WhatIf | Should -BeNullOrEmpty

        $kept | Should -Exist
        (Get-PimContext whatif).Name | Should -Be 'whatif'
    }

    It 'leaves alone what is not the connection''s own' {
        $null = Connect-Pim -Emulator -Name other
        Disconnect-Pim other -Purge 6>&1 | Should -HaveCount 1

        $kept | Should -Exist
    }
}

Describe 'Connect-Pim with a certificate' {
    It 'says what is wrong with <name>' -ForEach @(
        @{ name = 'a file that is not there'; way = @{ CertificatePath = 'TestDrive:/none.pfx' }; told = '*cannot be read*' }
        @{ name = 'a thumbprint no store has'; way = @{ CertificateThumbprint = 'AA' * 20 }; told = 'There is no certificate*' }
    ) {
        { Connect-Pim -TenantId $contoso -ClientId $elsewhere @way } | Should -Throw $told -ErrorId 'InvalidCertificate,PimTools.Commands.ConnectPimCommand'
        $Error[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Connect-Pim -WorkloadIdentity' {
    It 'takes nothing from a platform that is not there' {
        $variables = 'AZURE_FEDERATED_TOKEN_FILE', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'SYSTEM_OIDCREQUESTURI'
        $before = $variables | ForEach-Object { [Environment]::GetEnvironmentVariable($_) }
        $variables | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
        try {
            { Connect-Pim -WorkloadIdentity -TenantId $contoso -ClientId $elsewhere } |
                Should -Throw 'Nothing here gives this workload*' -ErrorId 'AuthenticationFailed,PimTools.Commands.ConnectPimCommand'
        }
        finally {
            0..2 | ForEach-Object { [Environment]::SetEnvironmentVariable($variables[$_], $before[$_]) }
        }
    }
}

Describe 'Tokens' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost
        $token = Get-EmulatorToken $emulatorHost 'user=ada&lifetime=1h'
        $secrets = @($token.Substring(0, 40)) + $token.Split('.') | Where-Object Length -ge 40

        # What is long comes in several lines.
        function Test-Leak([string] $Text) {
            $flat = $Text -replace '\s'
            @($secrets | Where-Object { $flat.Contains($_) }).Count -gt 0
        }
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
        $null = Disconnect-Pim -All
    }

    It 'would be found wherever they were' {
        foreach ($leak in { Write-Verbose $token -Verbose }, { Write-Warning $token }, { Write-Error $token }, { throw $token }, { [pscustomobject]@{ Property = $token } }) {
            Test-Leak (Read-Everything $leak) | Should -BeTrue -Because "$leak"
        }
    }

    It 'are in no stream, no object and no error when all goes well' {
        $all = Read-Everything {
            Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $emulatorHost.Address -Verbose -Debug
            Get-PimAssignment -Mine -Kind EntraRole -Verbose -Debug
            Request-PimRoleActivation 'User Administrator' -Kind EntraRole -Justification 'Pester' -Verbose -Debug
        }

        $all | Should -Match 'POST .*roleAssignmentScheduleRequests -> 201' -Because 'the calls themselves are told'
        Test-Leak $all | Should -BeFalse
        $all | Should -Not -Match 'Bearer'
    }

    It 'are in no error: <name>' -ForEach @(
        @{ name = 'expired in the service'; script = { $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/advance?by=2h"; Get-PimRole -Verbose } }
        @{ name = 'wrong tenant'; script = { Connect-Pim -AccessToken (ConvertTo-Secret $token) -TenantId $elsewhere -Verbose } }
        @{ name = 'unsafe endpoint'; script = { Connect-Pim -AccessToken (ConvertTo-Secret $token) -GraphEndpoint http://example.com -Verbose } }
        @{ name = 'no such service'; script = { $null = Connect-Pim -AccessToken (ConvertTo-Secret $token) -GraphEndpoint http://127.0.0.1:1 -Name dead; Get-PimRole -Context dead -Verbose } }
        @{ name = 'half a token'; script = { Connect-Pim -AccessToken (ConvertTo-Secret $token.Substring(0, $token.Length / 2)) -Verbose } }
    ) {
        $all = Read-Everything $script

        $all | Should -Match 'PimException'
        Test-Leak $all | Should -BeFalse
    }
}
