/*
 * The .bgp language, piece by piece: the text is first cut into declarations and clauses (see Pieces), so that a mistake
 * in one of them is told once and spoils no other. Keywords are words by themselves; `name` takes back those that are
 * not reserved.
 */
grammar Bgp;

// ---- declarations without a block of clauses

header        : 'policy' name EOF ;

actionLine    : 'action' name (',' name)* ('includes' name (',' name)*)? EOF ;
attributeBlock: ('resource' name | 'requester' | 'incident') ('{' attribute* '}')? EOF ;
attribute     : name ':' type ','? ;
type          : 'bool' | 'int' | 'string' | 'duration' | 'ip' | 'set' 'of' type | 'enum' '{' name (',' name)* '}' ;
roleLine      : 'role' name 'from' group (',' group)* ('size' INT)? ('disjoint' 'from' name (',' name)*)? EOF ;
group         : 'group' STRING ;
signalLine    : 'signal' name ':' type 'fresh' DURATION provider? EOF ;
factorLine    : 'factor' name provider EOF ;
provider      : 'from' name STRING ;

// ---- heads of blocks

head          : ('zone' | 'profile' | 'breakglass' | 'forbid') name EOF ;

// ---- clauses

zoneClause
    : 'contains' thing (',' thing)* EOF                        # contains
    | 'admit' 'when' expression EOF                            # admit
    | 'at' 'most' 'ttl' DURATION EOF                           # atMostTtl
    | 'at' 'most' 'allow' names EOF                            # atMostAllow
    | 'at' 'least' mfa EOF                                     # atLeastMfa
    | 'at' 'least' 'approve' INT EOF                           # atLeastApprove
    | 'at' 'least' 'review' 'within' DURATION EOF              # atLeastReview
    | 'flows' 'to' names EOF                                   # flows
    ;

pathClause
    : 'zone' name EOF                                          # zone
    | 'for' names EOF                                          # for
    | 'action' names EOF                                       # actions
    | 'allow' names 'on' thing (',' thing)* EOF                # allow
    | 'when' expression EOF                                    # when
    | 'follows' name EOF                                       # follows
    | mfa EOF                                                  # mfaClause
    | 'approve' 'none' 'because' STRING EOF                    # approveNone
    | approve EOF                                              # approveClause
    | 'justify' 'none' 'because' STRING EOF                    # justifyNone
    | 'justify' reason (',' reason)* EOF                       # justify
    | 'ttl' DURATION ('up' 'to' DURATION)? EOF                 # ttl
    | 'extend' ('once' | INT 'times')? 'by' DURATION 'with' approve (',' approve)* EOF # extend
    | 'redeem' 'within' DURATION EOF                           # redeem
    | 'idle' DURATION EOF                                      # idle
    | 'limit' limit (',' limit)* EOF                           # limitClause
    | 'tolerate' 'unknown' names 'because' STRING EOF          # tolerate
    | 'notify' STRING (',' STRING)* EOF                        # notify
    | 'after' name STRING EOF                                  # after
    | 'review' 'none' 'because' STRING EOF                     # reviewNone
    | 'review' 'within' DURATION 'by' name EOF                 # review
    ;

names         : name (',' name)* ;
thing         : name STRING ;
mfa           : 'mfa' (name ('or' name)* | INT 'of' name (',' name)*) ('within' DURATION)? ;
approve       : 'approve' INT 'of' names ('within' DURATION)? ('with' mfa)? ;
reason        : 'at' 'least' INT 'characters' | 'ticket' PATTERN ;
limit         : INT 'at' 'once' | INT 'per' DURATION | 'cooldown' DURATION ;

// ---- conditions

expression    : conjunction ('or' conjunction)* ;
conjunction   : negation ('and' negation)* ;
negation      : 'not' negation | '(' expression ')' | comparison ;
comparison
    : operand (sign operand | 'not'? 'in' '{' operand (',' operand)* '}' | 'within' name | 'has' name
              | 'matches' PATTERN | 'starts' 'with' STRING | 'ends' 'with' STRING)?
    ;
sign          : '==' | '!=' | '<' | '<=' | '>' | '>=' ;
operand       : name | STRING | INT | DURATION | 'true' | 'false' ;

/** Every word that is not reserved. */
name
    : NAME | 'policy' | 'action' | 'includes' | 'resource' | 'requester' | 'incident' | 'bool' | 'int' | 'string'
    | 'duration' | 'ip' | 'set' | 'of' | 'enum' | 'role' | 'from' | 'group' | 'size' | 'disjoint' | 'signal' | 'fresh'
    | 'factor' | 'zone' | 'profile' | 'breakglass' | 'forbid' | 'contains' | 'admit' | 'when' | 'at' | 'most' | 'ttl'
    | 'allow' | 'least' | 'approve' | 'review' | 'flows' | 'to' | 'for' | 'on' | 'follows' | 'none' | 'because'
    | 'justify' | 'up' | 'extend' | 'once' | 'times' | 'by' | 'with' | 'redeem' | 'idle' | 'limit' | 'tolerate'
    | 'unknown' | 'notify' | 'after' | 'mfa' | 'characters' | 'ticket' | 'per' | 'cooldown'
    ;

NAME          : SEGMENT ('.' SEGMENT)* ;
DURATION      : ([0-9]+ [smhd])+ ;
INT           : [0-9]+ ;
STRING        : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
PATTERN       : '/' (~[/\\\r\n*] | '\\' ~[\r\n]) (~[/\\\r\n] | '\\' ~[\r\n])* '/' ;
COMMENT       : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE         : [ \t\r\n]+ -> skip ;

OPEN_STRING   : '"' (~["\\\r\n] | '\\' ~[\r\n])* ;
OTHER_WORD    : [A-Za-z0-9_] [A-Za-z0-9_.-]* ;
OTHER         : . ;

fragment SEGMENT : [a-z] [a-z0-9]* ('-' [a-z0-9]+)* ;
